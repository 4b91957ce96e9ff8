/** Whether what came back was sold, wherever that was. */
@NullMarked
package com.ecomarket.central.returns;

import org.jspecify.annotations.NullMarked;
