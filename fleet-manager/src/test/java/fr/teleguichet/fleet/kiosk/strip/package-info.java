/** Proofs of the package kiosk.strip. */
@NullMarked
package fr.teleguichet.fleet.kiosk.strip;

import org.jspecify.annotations.NullMarked;
