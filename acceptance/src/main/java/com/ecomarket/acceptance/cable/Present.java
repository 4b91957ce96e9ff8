package com.ecomarket.acceptance.cable;

/**
 * What is wrong now.
 *
 * @param number of the fault: two faults of one kind are not the same one
 */
record Present(Fault fault, int number) {}
