/** What is installed together: software modules, and distributions made of them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.distribution;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
