package pl.proassist.application.fakes;

import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.SecretsContract;

class FakeSecretsTest extends SecretsContract {

    private final FakeSecrets secrets = new FakeSecrets();

    @Override protected Secrets secrets() {
        return secrets;
    }
}
