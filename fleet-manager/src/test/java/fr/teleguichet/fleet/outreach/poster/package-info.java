/** Tests of posters. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.outreach.poster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
