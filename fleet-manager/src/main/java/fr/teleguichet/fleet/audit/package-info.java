/** Who changed what, when and from where; entries are added and never altered. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
