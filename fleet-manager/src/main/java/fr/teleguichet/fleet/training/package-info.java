/** People of the network and the training that they had: who is due, and what a report counts. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.training;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
