/** Proofs of the package inventory. */
@NullMarked
package fr.teleguichet.fleet.update.inventory;

import org.jspecify.annotations.NullMarked;
