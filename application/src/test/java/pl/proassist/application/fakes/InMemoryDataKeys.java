package pl.proassist.application.fakes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import pl.proassist.application.port.DataKeys;

/** Keys that are only names, and rows that are only the name of their key. */
public final class InMemoryDataKeys implements DataKeys {

    private final List<Integer> rows = new ArrayList<>();
    private int current = 1;

    @Override public synchronized Progress rotate() {
        current++;
        return progress();
    }

    @Override public synchronized Progress progress() {
        return new Progress("key" + current, rows.size(), rows.stream().filter(key -> key < current).count());
    }

    /** So many rows more have something sealed. */
    public synchronized void store(int count) {
        rows.addAll(Collections.nCopies(count, current));
    }

    /** Everything has come under the current key. */
    public synchronized void follow() {
        rows.replaceAll(key -> current);
    }
}
