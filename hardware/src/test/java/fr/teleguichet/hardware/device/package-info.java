/** Proofs of the package device. */
@NullMarked
package fr.teleguichet.hardware.device;

import org.jspecify.annotations.NullMarked;
