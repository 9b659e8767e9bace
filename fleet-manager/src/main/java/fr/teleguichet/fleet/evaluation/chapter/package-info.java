/** What each chapter of the evaluation report is made of: one source for each of them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.evaluation.chapter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
