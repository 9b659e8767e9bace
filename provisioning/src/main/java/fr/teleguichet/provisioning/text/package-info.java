/** What the program says, in French and in English. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
