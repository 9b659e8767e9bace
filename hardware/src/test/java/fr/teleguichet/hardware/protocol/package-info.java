/** Proofs of the package protocol. */
@NullMarked
package fr.teleguichet.hardware.protocol;

import org.jspecify.annotations.NullMarked;
