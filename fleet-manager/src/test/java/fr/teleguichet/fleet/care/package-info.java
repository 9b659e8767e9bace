/** Proofs of the package care. */
@NullMarked
package fr.teleguichet.fleet.care;

import org.jspecify.annotations.NullMarked;
