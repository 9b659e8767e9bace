/** Why something can't be done, and what to do about it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.trouble;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
