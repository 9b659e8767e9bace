/** Proofs of the package kiosk.strip. */
@NullMarked
package fr.teleguichet.fleet.kiosk.timeline;

import org.jspecify.annotations.NullMarked;
