/** JSON from elsewhere as plain values, under limits, with the place of what is wrong. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
