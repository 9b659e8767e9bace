/** Tests of {@code fr.teleguichet.fleet.alert.web}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
