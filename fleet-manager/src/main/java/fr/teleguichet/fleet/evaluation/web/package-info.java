/** Pages and programming interface of evaluation reports. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.evaluation.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
