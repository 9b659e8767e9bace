/** Whether the kiosk can serve the next citizen: the evidence, the verdict, who hears of it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.serve;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
