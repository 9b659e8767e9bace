/** What both ends of a call have in common. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.call;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
