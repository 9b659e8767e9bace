/** The pages of alerts, their rules and planned maintenance, and the same for programs. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
