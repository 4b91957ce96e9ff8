/** The witness outside both services: what was asked and answered, against what central posted. */
@NullMarked
package com.ecomarket.acceptance.recorder;

import org.jspecify.annotations.NullMarked;
