/** Tests of updates' states. */
@NullMarked
package fr.teleguichet.fleet.update.action;

import org.jspecify.annotations.NullMarked;
