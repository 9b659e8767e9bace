/** What carries calls: the messages of others’ servers, and the switch. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.video;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
