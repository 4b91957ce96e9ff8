/** What belongs to a commit, whoever makes it. */
@NullMarked
package com.ecomarket.central.commit;

import org.jspecify.annotations.NullMarked;
