package pl.proassist.application.fakes;

import pl.proassist.application.port.DataKeys;
import pl.proassist.application.port.DataKeysContract;

class InMemoryDataKeysTest extends DataKeysContract {

    private final InMemoryDataKeys keys = new InMemoryDataKeys();

    @Override protected DataKeys keys() {
        return keys;
    }

    @Override protected void store(int rows) {
        keys.store(rows);
    }

    @Override protected void follow() {
        keys.follow();
    }
}
