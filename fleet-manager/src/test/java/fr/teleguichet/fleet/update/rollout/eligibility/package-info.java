/** Tests of gates. */
@NullMarked
package fr.teleguichet.fleet.update.rollout.eligibility;

import org.jspecify.annotations.NullMarked;
