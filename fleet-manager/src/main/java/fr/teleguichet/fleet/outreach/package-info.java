/** What was done to make the network known, and its use before and after. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.outreach;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
