/** Proofs of the package journal. */
@NullMarked
package fr.teleguichet.hardware.journal;

import org.jspecify.annotations.NullMarked;
