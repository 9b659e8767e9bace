/** Proofs of the package identity. */
@NullMarked
package fr.teleguichet.hardware.identity;

import org.jspecify.annotations.NullMarked;
