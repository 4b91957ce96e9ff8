/** The machine under the services: its disk, its system calls, its networks. */
@NullMarked
package com.ecomarket.acceptance.machine;

import org.jspecify.annotations.NullMarked;
