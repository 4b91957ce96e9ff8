/** One transaction, alone or with others, and what follows its commit. */
@NullMarked
package com.ecomarket.central.commit;

import org.jspecify.annotations.NullMarked;
