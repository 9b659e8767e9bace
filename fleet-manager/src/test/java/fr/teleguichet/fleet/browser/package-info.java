/** The pages in a real browser: what people see, whoever they are and whatever they use. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.browser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
