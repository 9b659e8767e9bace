/** Proofs of the package sparkplug. */
@NullMarked
package fr.teleguichet.fleet.sparkplug;

import org.jspecify.annotations.NullMarked;
