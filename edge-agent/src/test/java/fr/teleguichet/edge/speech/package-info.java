@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.speech;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
