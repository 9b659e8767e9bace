/** Proofs of the package kiosk. */
@NullMarked
package fr.teleguichet.fleet.kiosk;

import org.jspecify.annotations.NullMarked;
