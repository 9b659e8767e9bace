/** Tests of what was done to make the network known. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.outreach;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
