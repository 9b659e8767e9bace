/** Tests of the demo's past. */
@NullMarked
package fr.teleguichet.demo.past;

import org.jspecify.annotations.NullMarked;
