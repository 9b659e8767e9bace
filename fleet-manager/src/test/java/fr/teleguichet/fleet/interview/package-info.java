/** Proofs of the package interview. */
@NullMarked
package fr.teleguichet.fleet.interview;

import org.jspecify.annotations.NullMarked;
