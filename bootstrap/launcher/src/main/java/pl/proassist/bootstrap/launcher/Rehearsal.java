package pl.proassist.bootstrap.launcher;

import java.util.Map;

/** Points the product at its simulators, by the same settings a production start is given. */
final class Rehearsal {

    private Rehearsal() {
    }

    static void fill(Map<String, String> facts, Settings settings, Home home, int port) {
        var autopay = simulator(facts, settings, home, "autopay", Setting.REHEARSAL_AUTOPAY_PORT);
        var sms = simulator(facts, settings, home, "sms", Setting.REHEARSAL_SMS_PORT);
        var smtp = simulator(facts, settings, home, "smtp", Setting.REHEARSAL_SMTP_PORT);
        var ksef = simulator(facts, settings, home, "ksef", Setting.REHEARSAL_KSEF_PORT);
        facts.putIfAbsent(Setting.PUBLIC_URL.key(), "http://127.0.0.1:" + port);
        facts.putIfAbsent(Setting.AUTOPAY_URL.key(), "http://127.0.0.1:" + autopay);
        facts.putIfAbsent(Setting.AUTOPAY_SERVICE_ID.key(), "100001");
        facts.putIfAbsent(Setting.AUTOPAY_KEY.key(), "rehearsal-key");
        if (!settings.isSet(Setting.SMS_URL)) {
            facts.put(Setting.SMS_URL.key(), "http://127.0.0.1:" + sms + "/");
        }
        facts.putIfAbsent(Setting.SMS_TOKEN.key(), "rehearsal-token");
        facts.putIfAbsent(Setting.SMS_SENDER.key(), "Proassist");
        facts.putIfAbsent(Setting.SMS_FALLBACK_URL.key(), "http://127.0.0.1:" + sms + "/");
        facts.putIfAbsent(Setting.SMS_FALLBACK_TOKEN.key(), "rehearsal-fallback-token");
        // A clock that stands still would let no more than a second's worth go.
        if (!settings.isSet(Setting.SMS_PER_SECOND)) {
            facts.put(Setting.SMS_PER_SECOND.key(), "500");
        }
        facts.put(Setting.KSEF_ENVIRONMENT.key(), "TEST");
        facts.putIfAbsent(Setting.KSEF_URL.key(), "http://127.0.0.1:" + ksef + "/v2");
        facts.putIfAbsent(Setting.KSEF_LATARNIA_URL.key(), "http://127.0.0.1:" + ksef);
        if (!settings.isSet(Setting.SMTP_HOST)) {
            facts.put(Setting.SMTP_HOST.key(), "127.0.0.1");
            facts.put(Setting.SMTP_PORT.key(), String.valueOf(smtp));
            facts.put(Setting.SMTP_TLS.key(), "NONE");
        }
        facts.putIfAbsent(Setting.MAIL_FROM.key(), "rejestracja@proassist.example");
    }

    private static int simulator(Map<String, String> facts, Settings settings, Home home, String name, Setting setting) {
        var port = home.port(name, settings.number(setting));
        facts.put(setting.key(), String.valueOf(port));
        return port;
    }
}
