import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_80426f7e23e6c3726b788a49916cf128e29509d6 {
    static final String base64Bytes = String.join("", "JSElMg==");

    public static void main(String[] args) throws Throwable {
        Crash_80426f7e23e6c3726b788a49916cf128e29509d6.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.keyward.compliance.PolicyFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.keyward.compliance.PolicyFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.keyward.compliance.PolicyFuzz.fuzzerTestOneInput(input);
    }
}