/** Proofs of the package care. */
@NullMarked
package fr.teleguichet.fleet.remotecommand;

import org.jspecify.annotations.NullMarked;
