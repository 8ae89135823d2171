/** Methods that all objects, classes and modules have: what is called on `self` and not found is one of these. */
export const KERNEL: ReadonlySet<string> = new Set(
  `Array Complex Float Hash Integer Rational String __callee__ __dir__ __id__ __method__ __send__ abort alias_method
  ancestors append_features at_exit attr attr_accessor attr_reader attr_writer autoload autoload? binding block_given?
  caller caller_locations catch class class_eval class_exec class_variable_defined? class_variable_get class_variable_set
  class_variables clone const_defined? const_get const_missing const_set const_source_location constants define_method
  define_singleton_method display dup enum_for eval exec exit exit! extend fail fork format freeze frozen? gets
  global_variables include include? included_modules inspect instance_eval instance_exec instance_method
  instance_methods instance_of? instance_variable_defined? instance_variable_get instance_variable_set
  instance_variables is_a? itself kind_of? lambda load local_variables loop method method_defined? methods module_eval
  module_exec module_function nil? object_id open p prepend print printf private private_class_method private_constant
  private_instance_methods private_method_defined? proc protected protected_instance_methods public
  public_class_method public_instance_method public_instance_methods public_method public_method_defined? public_send
  putc puts raise rand readline readlines refine remove_class_variable remove_const remove_instance_variable
  remove_method require require_relative respond_to? select send set_trace_func singleton_class singleton_method
  singleton_methods sleep spawn sprintf srand super_method syscall system tap test then throw to_enum to_s trap
  undef_method using warn yield_self`.split(/\s+/),
);
