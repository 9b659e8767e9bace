/** People, trainings, and what is counted of them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.training;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
