/** What the network costs, who pays, and what an interview costs. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.budget;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
