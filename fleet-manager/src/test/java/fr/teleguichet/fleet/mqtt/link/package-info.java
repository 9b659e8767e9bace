/** Proofs of the package link. */
@NullMarked
package fr.teleguichet.fleet.mqtt.link;

import org.jspecify.annotations.NullMarked;
