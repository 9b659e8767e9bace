/** Tests of rollouts. */
@NullMarked
package fr.teleguichet.fleet.update.rollout;

import org.jspecify.annotations.NullMarked;
