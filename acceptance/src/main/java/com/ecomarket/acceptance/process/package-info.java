/** The two services as child processes: started, asked over HTTP, stopped, killed. */
@NullMarked
package com.ecomarket.acceptance.process;

import org.jspecify.annotations.NullMarked;
