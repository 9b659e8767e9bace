/** Whether a new version works: what worked before it, compared with what works now. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.prove;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
