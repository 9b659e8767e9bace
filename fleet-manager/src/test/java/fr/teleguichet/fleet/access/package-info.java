/** Proofs of the package access. */
@NullMarked
package fr.teleguichet.fleet.access;

import org.jspecify.annotations.NullMarked;
