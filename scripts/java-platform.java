import java.lang.reflect.*;
import java.net.URI;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

/** Prints what the types of the platform have: see src/languages/java/platform-types.ts. */
public class JavaPlatform {
    static final String[] PACKAGES = {
        "java.lang", "java.lang.annotation", "java.lang.constant", "java.lang.reflect", "java.util", "java.util.function", "java.util.stream",
        "java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks", "java.util.regex",
        "java.util.random", "java.util.zip", "java.io", "java.nio", "java.nio.channels", "java.nio.file",
        "java.nio.file.attribute", "java.nio.charset", "java.math", "java.text", "java.time", "java.time.chrono",
        "java.time.format", "java.time.temporal", "java.net", "java.lang.ref", "java.security", "java.util.jar",
        "java.util.logging", "java.sql", "javax.sql", "javax.net", "javax.net.ssl", "javax.annotation.processing",
        "javax.lang.model", "javax.lang.model.element", "javax.lang.model.type", "javax.lang.model.util", "javax.naming",
        "javax.xml.parsers", "org.w3c.dom", "org.xml.sax", "org.xml.sax.helpers",
    };
    static final String[] MODULES = {
        "java.base", "java.compiler", "java.logging", "java.naming", "java.sql", "java.xml",
    };

    static final Set<String> KNOWN = new TreeSet<>();

    static boolean visible(int m) { return Modifier.isPublic(m) || Modifier.isProtected(m); }

    static String name(Class<?> c) { return c.getName().replace('$', '.'); }

    static String expr(Type t, Map<TypeVariable<?>, String> vars) {
        if (t instanceof Class<?> c) {
            if (c.isArray()) return expr(c.getComponentType(), vars) + "[]";
            return name(c);
        }
        if (t instanceof TypeVariable<?> v) return vars.getOrDefault(v, "?");
        if (t instanceof GenericArrayType a) return expr(a.getGenericComponentType(), vars) + "[]";
        if (t instanceof WildcardType w) {
            if (w.getLowerBounds().length > 0) return expr(w.getLowerBounds()[0], vars);
            Type up = w.getUpperBounds()[0];
            return up == Object.class ? "?" : expr(up, vars);
        }
        ParameterizedType p = (ParameterizedType) t;
        return name((Class<?>) p.getRawType()) + "<" + Arrays.stream(p.getActualTypeArguments()).map(a -> expr(a, vars)).collect(Collectors.joining(",")) + ">";
    }

    static Map<TypeVariable<?>, String> varsOf(Class<?> c) {
        Map<TypeVariable<?>, String> vars = new HashMap<>();
        TypeVariable<?>[] own = c.getTypeParameters();
        for (int i = 0; i < own.length; i++) vars.put(own[i], "#" + i);
        return vars;
    }

    /** What type variables of a method are, by its arguments: by all that say it. */
    static void infer(Type t, String at, Map<TypeVariable<?>, String> vars, Set<TypeVariable<?>> own, int depth) {
        if (t instanceof TypeVariable<?> v && own.contains(v)) vars.merge(v, at, (before, also) -> before + "&" + also);
        else if (t instanceof GenericArrayType a) infer(a.getGenericComponentType(), at + "*", vars, own, depth);
        else if (t instanceof WildcardType w) {
            if (w.getLowerBounds().length == 0) infer(w.getUpperBounds()[0], at, vars, own, depth);
        } else if (t instanceof ParameterizedType p && depth < 1 && sam((Class<?>) p.getRawType()) == null) {
            Type[] args = p.getActualTypeArguments();
            for (int i = 0; i < args.length; i++) infer(args[i], at + "." + i, vars, own, depth + 1);
        }
    }

    static Method sam(Class<?> c) {
        if (!c.isInterface()) return null;
        Method found = null;
        for (Method m : c.getMethods()) {
            if (!Modifier.isAbstract(m.getModifiers())) continue;
            try { Object.class.getMethod(m.getName(), m.getParameterTypes()); continue; } catch (NoSuchMethodException e) { }
            if (found != null && !(found.getName().equals(m.getName()))) return null;
            if (found == null || found.getDeclaringClass().isAssignableFrom(m.getDeclaringClass())) found = m;
        }
        return found;
    }

    static String samParameters(Type t, Map<TypeVariable<?>, String> vars) {
        Class<?> raw = t instanceof Class<?> c ? c : t instanceof ParameterizedType p ? (Class<?>) p.getRawType() : null;
        if (raw == null) return null;
        if (raw == Comparable.class || raw == Iterable.class || raw == AutoCloseable.class) return null;
        Method sam = sam(raw);
        if (sam == null || sam.getParameterCount() == 0) return null;
        if (sam.getDeclaringClass() != raw) return null;
        Map<TypeVariable<?>, String> inside = new HashMap<>();
        if (t instanceof ParameterizedType p) {
            TypeVariable<?>[] own = raw.getTypeParameters();
            Type[] args = p.getActualTypeArguments();
            for (int i = 0; i < own.length; i++) inside.put(own[i], expr(args[i], vars));
        }
        String all = Arrays.stream(sam.getGenericParameterTypes()).map(x -> expr(x, inside)).collect(Collectors.joining(","));
        return all.replaceAll("[?,]", "").isEmpty() ? null : all;
    }

    static final Map<Class<?>, String> LINES = new HashMap<>();

    static String line(Class<?> c) {
        String known = LINES.get(c);
        if (known == null) LINES.put(c, known = lineOf(c));
        return known;
    }

    static String lineOf(Class<?> c) {
        Map<TypeVariable<?>, String> vars = varsOf(c);
        List<String> above = new ArrayList<>();
        // What is above a class that nobody can name is above those that extend it.
        for (Class<?> d = c; d != null && (d == c || !Modifier.isPublic(d.getModifiers()) && d.getTypeParameters().length == 0); d = d.getSuperclass()) {
            Class<?> s = d.getSuperclass();
            boolean named = s == null || Modifier.isPublic(s.getModifiers()) || s.getTypeParameters().length > 0;
            if (s != null && s != Object.class && named) above.add(expr(d.getGenericSuperclass(), varsOf(d)));
            for (Type t : d.getGenericInterfaces()) above.add(expr(t, varsOf(d)));
            if (named) break;
        }
        // What is not in this list may have more.
        above.replaceAll(s -> KNOWN.contains(s.replaceAll("<.*", "")) ? s : "?");
        while (above.indexOf("?") != above.lastIndexOf("?")) above.remove("?");
        Map<String, String> members = new TreeMap<>();
        for (Field f : c.getDeclaredFields()) {
            if (visible(f.getModifiers()) && !f.isSynthetic()) members.put(f.getName() + "/", "=" + expr(f.getGenericType(), vars));
        }
        Map<String, Set<String>> found = new TreeMap<>();
        for (Method m : c.getDeclaredMethods()) {
            if (!visible(m.getModifiers()) || m.isSynthetic() || m.isBridge()) continue;
            Map<TypeVariable<?>, String> inside = new HashMap<>(vars);
            Set<TypeVariable<?>> own = new HashSet<>(Arrays.asList(m.getTypeParameters()));
            Type[] params = m.getGenericParameterTypes();
            for (int i = 0; i < params.length; i++) {
                Type p = params[i];
                boolean many = i == params.length - 1 && m.isVarArgs();
                if (many) p = p instanceof GenericArrayType a ? a.getGenericComponentType() : ((Class<?>) p).getComponentType();
                infer(p, "@" + i + (many ? "+" : ""), inside, own, 0);
            }
            for (TypeVariable<?> v : own) inside.putIfAbsent(v, "?");
            String result = m.getReturnType() == void.class ? "" : "=" + expr(m.getGenericReturnType(), inside);
            if (result.equals("=?")) result = "";
            String key = m.getName() + "/" + params.length + (m.isVarArgs() ? "+" : "");
            StringBuilder hands = new StringBuilder();
            for (int i = 0; i < params.length; i++) {
                String given = samParameters(params[i], inside);
                if (given != null) hands.append("(").append(i).append(":").append(given);
            }
            found.computeIfAbsent(key, k -> new TreeSet<>()).add(result + hands);
        }
        for (var e : found.entrySet()) {
            // Overloads of one arity that do not agree say nothing.
            Set<String> results = e.getValue().stream().map(s -> s.replaceAll("\\(.*", "")).collect(Collectors.toSet());
            Set<String> hands = e.getValue().stream().map(s -> s.replaceAll("^[^(]*", "")).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
            String r = results.size() == 1 ? results.iterator().next() : "";
            members.put(e.getKey(), r + (hands.size() == 1 ? hands.iterator().next() : ""));
        }
        Map<String, List<String>> byName = new TreeMap<>();
        List<String> out = new ArrayList<>();
        for (String k : members.keySet()) {
            if (k.endsWith("/")) out.add("." + k.substring(0, k.length() - 1) + members.get(k));
            else byName.computeIfAbsent(k.replaceAll("/.*", ""), x -> new ArrayList<>()).add(k);
        }
        for (var e : byName.entrySet()) {
            // What most overloads are goes without the number of parameters.
            Map<String, Long> counts = e.getValue().stream().collect(Collectors.groupingBy(members::get, TreeMap::new, Collectors.counting()));
            String most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).get().getKey();
            if (counts.size() == 1 && same(c, e.getKey(), most)) continue;
            out.add(e.getKey() + most);
            for (String k : e.getValue()) if (!members.get(k).equals(most)) out.add(k + members.get(k));
        }
        return name(c) + "|" + c.getTypeParameters().length + "|" + kind(c) + "|" + String.join(";", above) + "|" + String.join(";", out) + "|" + takes(c);
    }

    /** What the methods take of a type that others can be below of, without those that override. */
    static String takes(Class<?> c) {
        boolean made = Arrays.stream(c.getDeclaredConstructors()).anyMatch(one -> visible(one.getModifiers()));
        if (Modifier.isFinal(c.getModifiers()) || !(c.isInterface() || made)) return "";
        Map<TypeVariable<?>, String> vars = varsOf(c);
        Set<String> all = new TreeSet<>();
        for (Method m : c.getDeclaredMethods()) {
            if (!visible(m.getModifiers()) || m.isSynthetic() || m.isBridge() || isAbove(c, m)) continue;
            if (c.isInterface() && Modifier.isStatic(m.getModifiers())) continue;
            Type[] params = m.getGenericParameterTypes();
            List<String> written = new ArrayList<>();
            for (int i = 0; i < params.length; i++) {
                String said = erased(params[i], vars);
                written.add(i == params.length - 1 && m.isVarArgs() ? said.replaceAll("\\[\\]$", "...") : said);
            }
            all.add(m.getName() + "(" + String.join(",", written));
        }
        return String.join(";", all);
    }

    static String erased(Type t, Map<TypeVariable<?>, String> vars) {
        if (t instanceof TypeVariable<?> v) return vars.containsKey(v) ? vars.get(v) : erased(v.getBounds()[0], vars);
        if (t instanceof GenericArrayType a) return erased(a.getGenericComponentType(), vars) + "[]";
        if (t instanceof ParameterizedType p) return name((Class<?>) p.getRawType());
        return expr(t, vars);
    }

    /** True when a supertype has a method that takes the same. */
    static boolean isAbove(Class<?> c, Method m) {
        List<Class<?>> above = new ArrayList<>(Arrays.asList(c.getInterfaces()));
        if (c.getSuperclass() != null) above.add(c.getSuperclass());
        for (Class<?> s : above) {
            for (Method o : s.getDeclaredMethods()) {
                if (visible(o.getModifiers()) && o.getName().equals(m.getName()) && Arrays.equals(o.getParameterTypes(), m.getParameterTypes())) return true;
            }
            if (isAbove(s, m)) return true;
        }
        return false;
    }

    /** `i` an interface, `f` final; `(` and what the method of a functional interface takes, `)` when it gives nothing. */
    static String kind(Class<?> c) {
        String kind = c.isInterface() ? "i" : Modifier.isFinal(c.getModifiers()) ? "f" : "";
        Method sam = c.isAnnotation() ? null : sam(c);
        if (sam == null) return kind;
        Map<TypeVariable<?>, String> vars = varsOf(c);
        boolean own = sam.getDeclaringClass() == c;
        return kind + "(" + Arrays.stream(sam.getGenericParameterTypes()).map(t -> own ? expr(t, vars) : "?").collect(Collectors.joining(",")) + (sam.getReturnType() == void.class ? ")" : "");
    }

    /** True when a supertype of the platform says the same of a name, without type variables. */
    static boolean same(Class<?> c, String name, String said) {
        if (said.contains("#") || said.contains("@")) return false;
        List<Class<?>> above = new ArrayList<>(Arrays.asList(c.getInterfaces()));
        above.add(c.getSuperclass() == null ? Object.class : c.getSuperclass());
        for (Class<?> s : above) {
            if (s == c || (s != Object.class && !KNOWN.contains(name(s)))) continue;
            String line = "|" + line(s).replaceAll("^([^|]*[|]){4}|[|][^|]*$", "").replace(';', '|') + "|";
            if (line.contains("|" + name + said + "|") || (s != Object.class && same(s, name, said) && !line.contains("|" + name))) return true;
        }
        return false;
    }

    public static void main(String[] args) throws Exception {
        FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        List<Class<?>> classes = new ArrayList<>();
        for (String module : MODULES) {
            for (String p : PACKAGES) {
                Path dir = jrt.getPath("/modules/" + module + "/" + p.replace('.', '/'));
                if (!Files.isDirectory(dir)) continue;
                try (Stream<Path> files = Files.list(dir)) {
                    for (Path f : files.toList()) {
                        String n = f.getFileName().toString();
                        if (!n.endsWith(".class") || n.equals("module-info.class") || n.equals("package-info.class")) continue;
                        Class<?> c = Class.forName(p + "." + n.substring(0, n.length() - 6), false, ClassLoader.getPlatformClassLoader());
                        boolean open = visible(c.getModifiers()) && !c.isAnonymousClass() && !c.isSynthetic() && !c.isLocalClass();
                        for (Class<?> d = c.getDeclaringClass(); d != null; d = d.getDeclaringClass()) open &= visible(d.getModifiers());
                        if (open) classes.add(c);
                    }
                }
            }
        }
        // A class is one of these, which say nothing of their own.
        for (String n : new String[] {"", "$OfField", "$OfMethod"}) classes.add(Class.forName("java.lang.invoke.TypeDescriptor" + n));
        for (Class<?> c : classes) KNOWN.add(name(c));
        classes.sort(Comparator.comparing(JavaPlatform::name));
        for (Class<?> c : classes) System.out.println(line(c).replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "").replaceAll("\\bjava\\.util\\.", "u."));
    }
}
