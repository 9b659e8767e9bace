/** Tests of gates. */
@NullMarked
package fr.teleguichet.fleet.update.rollout.gate;

import org.jspecify.annotations.NullMarked;
