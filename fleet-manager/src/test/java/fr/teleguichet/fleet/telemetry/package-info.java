/** Proofs of the package telemetry. */
@NullMarked
package fr.teleguichet.fleet.telemetry;

import org.jspecify.annotations.NullMarked;
